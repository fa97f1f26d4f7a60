# The English half of the board; zh.py is the Chinese one, and builds the sitemap and the style sheet, too.
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))  # Pelican loads a settings file by its path alone

from board_settings import settings

globals().update(settings("en"))
