package org.shuqiao.exchange.cli.terminal;

import com.fasterxml.jackson.databind.JsonNode;

/** Prints what a server answered, as JSON. */
public final class JsonOutput {

    private JsonOutput() { }

    /** @return the exit code of a command that is done */
    public static int print(JsonNode answer) {
        System.out.println(answer.toPrettyString());
        return ExitCodes.DONE;
    }
}
