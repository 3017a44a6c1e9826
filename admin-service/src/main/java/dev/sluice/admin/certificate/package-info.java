/** Client certificates, by which a backend knows that a call comes from this gateway. The private key leaves nobody's hands. */
@NullMarked
package dev.sluice.admin.certificate;

import org.jspecify.annotations.NullMarked;
