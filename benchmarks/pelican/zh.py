# The Chinese half of the board; en.py is the English one, which Pelican builds in a run of its own.
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))  # Pelican loads a settings file by its path alone

from board_settings import settings

globals().update(settings("zh"))
