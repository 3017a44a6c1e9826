package dev.sluice.system.parity;

/** An answer that a case got: of which operation, and with which status. */
record Observed(AwsOperation operation, int status) {}
