"""What pages share; the only room that imports Streamlit."""
