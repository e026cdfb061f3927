"""Answers put into words: one document, shown as plain text, Telegram HTML or in the terminal."""
