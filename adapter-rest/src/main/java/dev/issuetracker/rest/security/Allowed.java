package dev.issuetracker.rest.security;

import dev.issuetracker.application.Action;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which action an operation is, for the documentation and for the test that walks through all
 * of them. It decides nothing: the use cases do.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Allowed {

  /** What the caller must be allowed to do; one of them is enough. Nothing: nobody is asked. */
  Action[] value();
}
