package dev.sluice.admin.sdk;

/** A file of an SDK. {@code path} has slashes and begins with the folder that a zip unpacks to. */
record SdkFile(String path, String content) {}
