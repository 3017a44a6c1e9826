package dev.sluice.system.parity;

import dev.sluice.system.OnSuite;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Cases that docs/parity.md tells of: their methods ask for a {@link ControlPlane}. */
@OnSuite
@ExtendWith(ParityExtension.class)
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@interface Parity {}
