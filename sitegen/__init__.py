"""sitegen: a static job-portal site generator."""

__all__ = ["__version__"]
__version__ = "0.1.0"
