package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code objections}: objects to data and answers an objection, approved with a person's own key. */
@Command(name = "objections", mixinStandardHelpOptions = true,
        description = "Object to published data, or answer an objection to your department's.")
public final class ObjectionsCommand {

    @Command(name = "raise", mixinStandardHelpOptions = true,
            description = "Object to a resource or one of its items.")
    int raise(@Mixin ServerOptions to,
            @Parameters(paramLabel = "RESOURCE", description = "Resource code.") String resource,
            @Option(names = "--item", paramLabel = "NAME", description = "To this item alone.") Optional<String> item,
            @Option(names = "--complaint", required = true, paramLabel = "TEXT", description = "What is wrong.")
            String complaint, @Mixin PersonKey person) {
        ObjectNode order = RestClient.body().put("resource", resource).put("complaint", complaint);
        if (item != null) {
            item.ifPresent(name -> order.put("item", name));
        }
        return print(to, person, "/api/v1/acts/objection", order);
    }

    @Command(name = "answer", mixinStandardHelpOptions = true,
            description = "Answer an objection (an officer of the provider).")
    int answer(@Mixin ServerOptions to,
            @Parameters(paramLabel = "OBJECTION", description = "The objection's id.") String objection,
            @Option(names = "--outcome", required = true, paramLabel = "WORD", description = "corrected or confirmed.")
            String outcome,
            @Option(names = "--explanation", required = true, paramLabel = "TEXT", description = "What was found.")
            String explanation, @Mixin PersonKey person) {
        return print(to, person, "/api/v1/acts/answer/" + RestClient.segment(objection),
                RestClient.body().put("outcome", outcome).put("explanation", explanation));
    }

    private static int print(ServerOptions to, PersonKey person, String path, ObjectNode order) {
        System.out.println(person.approve(to.open(), path, order).path("id").asText());
        return ExitCodes.DONE;
    }
}
