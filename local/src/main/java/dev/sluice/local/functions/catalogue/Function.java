package dev.sluice.local.functions.catalogue;

import java.nio.file.Path;

/**
 * One version of a function as it is on disk now.
 *
 * @param folder its code
 * @param state changes with any of its files
 */
public record Function(String name, String version, Path folder, Declaration declaration, String state) {

    /** The version that is a function's folder itself. */
    public static final String LATEST = "$LATEST";
}
