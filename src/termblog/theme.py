"""One definition that styles the chrome, the document and the code."""
