/**
 * AWS services as integrations call them: where they are, whose credentials are shown to them, and the signature. Knows no
 * exchange.
 */
@NullMarked
package dev.sluice.edge.aws;

import org.jspecify.annotations.NullMarked;
