"""What is made of the model for readers and machines: views and themes, structured data, feeds, sitemaps."""
