package org.shuqiao.node.command;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonTime;
import org.shuqiao.node.folder.NodeFolder;
import org.shuqiao.node.folder.NodeSettings;
import org.shuqiao.node.run.NodeState;
import org.shuqiao.node.signing.HeldActs;
import org.shuqiao.node.witness.SplitView;
import org.shuqiao.node.witness.Witness;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Command {@code node status}: keys, last contact, what waits, and a proof of two histories of the log. */
@Command(name = "status", mixinStandardHelpOptions = true,
        description = "Tell the node's keys, when the platform last answered, what waits for a second person, and the "
                + "proof of a log that showed two histories. Exit code 1: something is not well.")
final class StatusCommand implements Callable<Integer> {

    private static final Duration AWAY = Duration.ofMinutes(2);

    @Spec
    private CommandSpec spec;

    @Mixin
    private NodeOptions options;

    @Override
    public Integer call() {
        NodeFolder folder = options.open();
        NodeSettings settings = folder.settings();
        Optional<NodeState> state = NodeState.in(folder);
        OffsetDateTime now = OffsetDateTime.now(SystemClock.beijing());
        boolean answers = state.flatMap(NodeState::contact).filter(at -> at.plus(AWAY).isAfter(now)).isPresent();
        boolean split = !folder.splits().isEmpty();
        ObjectNode tree = CanonicalJson.object().put("department", settings.department())
                .put("platform", settings.platform().toString()).put("answers", answers)
                .put("signed", folder.signedCount()).put("waitingForSecond", new HeldActs(folder).all().size());
        ArrayNode keys = tree.putArray("keys");
        settings.keys().forEach(held -> keys.addObject().put("key", held.key().text())
                .put("fingerprint", InitCommand.fingerprint(held.key())).put("from", JsonTime.format(held.from())));
        tree.put("witness", settings.witness().key().asWitness().text());
        state.ifPresent(last -> {
            last.contact().ifPresent(at -> tree.put("contact", JsonTime.format(at)));
            last.log().ifPresent(size -> tree.put("log", size));
            last.trouble().ifPresent(text -> tree.put("trouble", text));
            last.refused().ifPresent(text -> tree.put("refused", text));
        });
        if (split) {
            SplitView proof = Witness.split(folder);
            tree.putObject("split").put("file", folder.splits().getFirst().toString())
                    .put("first", proof.first().format()).put("second", proof.second().format());
        }
        spec.commandLine().getOut().println(tree.toPrettyString());
        return split || !answers || state.flatMap(NodeState::trouble).isPresent() ? NodeMain.NOT_WELL : NodeMain.DONE;
    }

}
