"""All writes of importing: call `services.accept_document(actor=…, …)`. Each is one transaction with its trace."""
