"""What the bot can do: which content answers which question. Knows neither Telegram nor Rasa."""
