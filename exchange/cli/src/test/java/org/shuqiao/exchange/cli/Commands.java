package org.shuqiao.exchange.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;

/** Names the commands that a test runs: {@link CommandsRan} holds it to that, {@link CommandPageTest} asks for all. */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(CommandsRan.class)
@interface Commands {

    /** The commands that end with 0. */
    String[] done() default { };

    /** The commands that end otherwise. */
    String[] refused() default { };
}
