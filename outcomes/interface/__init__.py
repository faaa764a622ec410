"""What the pages share: view, navigation, filters, pictures, passages. Nothing else imports streamlit."""
