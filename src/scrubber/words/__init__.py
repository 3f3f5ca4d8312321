"""What is known of English words, and what is weighed by it."""
