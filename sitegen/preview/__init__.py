"""The preview of a site: a watcher, a builder that it is given, and a server that shows whole builds only."""
