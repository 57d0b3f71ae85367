"""The journal of each agency: every act and every refusal, in a chain that shows tampering."""
