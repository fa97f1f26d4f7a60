"""Small numbers in digits or words: 3, 三, 两, 十二, three."""

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"两": 2, "俩": 2}
WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
TEN = 10

# For use inside larger patterns.
HAN = "[一二两三四五六七八九十]{1,3}"
ENGLISH = "|".join(WORDS[1:])


def number(text: str) -> int | None:
    """Return the whole number that digits, a Chinese or an English word say, up to 99."""
    text = text.strip().lower()
    if text.isascii() and text.isdigit():
        return int(text[:9])
    if text in WORDS:
        return WORDS.index(text)
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return DIGITS.get(ones)
    high = DIGITS.get(tens) if tens else 1
    low = DIGITS.get(ones) if ones else 0
    return None if high is None or low is None else high * TEN + low
