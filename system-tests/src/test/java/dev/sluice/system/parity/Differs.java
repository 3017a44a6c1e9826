package dev.sluice.system.parity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Shows where this gateway does, knowingly, not what AWS does; the sentence is for docs/parity.md. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@interface Differs {
    String value();
}
