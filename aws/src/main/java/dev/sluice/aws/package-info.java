/**
 * How AWS services are called: where they are, whose credentials are shown to them, and the signature. Sends nothing: who
 * calls does that, by the client that it has.
 */
@NullMarked
package dev.sluice.aws;

import org.jspecify.annotations.NullMarked;
