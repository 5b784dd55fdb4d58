"""The bare page: one text, the least that Streamlit can show."""

import streamlit as st

st.text("Một số: 58,0 %")
