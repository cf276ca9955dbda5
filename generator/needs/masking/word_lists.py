"""Lists of words as they are best read and edited: written one after the other. Pure."""


def words(*texts: str) -> frozenset[str]:
    """Return the words of texts, spaces and line ends between them."""
    return frozenset(word for text in texts for word in text.split())
