package dev.sluice.admin.openapi;

/** The schema of a body in one media type. */
record Content(String mediaType, Place schema) {}
