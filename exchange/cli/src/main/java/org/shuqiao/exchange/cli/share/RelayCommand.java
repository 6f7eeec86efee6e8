package org.shuqiao.exchange.cli.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.shuqiao.exchange.cli.remote.RestClient;
import org.shuqiao.exchange.cli.remote.ServerOptions;
import org.shuqiao.exchange.cli.terminal.ExitCodes;
import org.shuqiao.exchange.cli.terminal.JsonOutput;
import org.shuqiao.exchange.cli.terminal.TextTable;
import org.shuqiao.exchange.domain.relay.RelayCalls;
import org.shuqiao.ledger.record.DeliveryKind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Command {@code relay}: places a call by its handle, lists the calls, puts one through. */
@Command(name = "relay", mixinStandardHelpOptions = true, synopsisSubcommandLabel = "COMMAND",
        description = "Calls through a provider's relay: the consumer has a handle, the provider's operator the "
                + "number.")
public final class RelayCommand {

    private static final String PATH = "/api/v1/relay/calls";

    @Command(name = "call", mixinStandardHelpOptions = true,
            description = "Ask the provider's relay to put a call through. Prints the call's number, which is that of "
                    + "its receipt (requesters of the consumer).")
    int call(@Mixin ServerOptions to, @Mixin AttemptSigning signing,
            @Parameters(paramLabel = "GRANT", description = "Whose data gave the handle.") String grant,
            @Parameters(paramLabel = "ITEM", description = "The item that is masked by handles.") String item,
            @Parameters(paramLabel = "HANDLE", description = "R- and 20 digits.") String handle,
            @Option(names = "--purpose", required = true, paramLabel = "TEXT",
                    description = "The purpose of the grant.") String purpose,
            @Mixin ReceiptFile receipt) {
        RestClient client = to.open();
        ObjectNode body = RestClient.body().put("grant", grant).put("purpose", purpose).put("item", item)
                .put("handle", handle);
        signing.sign(client, body, DeliveryKind.QUERY, purpose, RelayCalls.asked(grant, item, handle));
        JsonNode answer = receipt.post(client, PATH, body);
        System.out.println(answer.path("call").asText());
        return ExitCodes.DONE;
    }

    @Command(name = "list", mixinStandardHelpOptions = true,
            description = "List the calls of your department on either side, those that wait first.")
    int list(@Mixin ServerOptions to, @Option(names = "--json", description = "Print JSON.") boolean json) {
        JsonNode all = to.open().get(PATH);
        if (json) {
            return JsonOutput.print(all);
        }
        TextTable table = new TextTable("call", "grant", "consumer", "purpose", "item", "placed", "connected");
        all.forEach(each -> table.row(each.path("call").asText(), each.path("grant").asText(),
                each.path("consumer").asText(), each.path("purpose").asText(), each.path("item").asText(),
                each.path("placed").asText(), each.path("connected").asText("")));
        System.out.print(table.text());
        return ExitCodes.DONE;
    }

    @Command(name = "connect", mixinStandardHelpOptions = true,
            description = "Print the number of a call, to put it through; entered into the security log each time "
                    + "(officers of the provider).")
    int connect(@Mixin ServerOptions to, @Parameters(paramLabel = "CALL", description = "Its number.") String call,
            @Option(names = "--reason", required = true, paramLabel = "TEXT",
                    description = "Why it is put through, without personal data.") String reason) {
        System.out.println(to.open().post(PATH + "/" + RestClient.segment(call) + "/connect",
                RestClient.body().put("reason", reason)).path("number").asText());
        return ExitCodes.DONE;
    }
}
