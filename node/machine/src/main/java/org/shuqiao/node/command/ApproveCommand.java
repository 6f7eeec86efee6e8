package org.shuqiao.node.command;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.node.error.NodeCode;
import org.shuqiao.node.folder.NodeFolder;
import org.shuqiao.node.key.EncryptedPem;
import org.shuqiao.node.protocol.WaitingAct;
import org.shuqiao.node.signing.HeldActs;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code node approve}: a second person releases what the node holds. */
@Command(name = "approve", mixinStandardHelpOptions = true,
        description = "Show what waits here for a second person, in the words that the first one approved; with a "
                + "digest and a key file, release it. The passphrase is that of the key file.")
final class ApproveCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private NodeOptions options;

    @Parameters(arity = "0..1", paramLabel = "DIGEST", description = "What is released.")
    private Optional<String> digest = Optional.empty();

    @Option(names = "--key", paramLabel = "FILE", description = "Key file of the second person.")
    private Optional<Path> key = Optional.empty();

    @Override
    public Integer call() {
        NodeFolder folder = options.open();
        HeldActs held = new HeldActs(folder);
        held.all().stream().filter(one -> digest.isEmpty() || digest.get().equals(one.act().digest()))
                .forEach(this::show);
        if (digest.isPresent()) {
            SoftwareKey person = EncryptedPem.read(
                    key.orElseThrow(() -> new CodedException(NodeCode.WRONG_USAGE, "--key", "./shuqiao node approve")),
                    options.passphrase());
            held.release(digest.get(), person);
        }
        return NodeMain.DONE;
    }

    private void show(WaitingAct held) {
        spec.commandLine().getOut().println(held.act().digest());
        spec.commandLine().getOut().println(held.act().kind().word() + " " + held.act().id() + " "
                + held.act().person());
        spec.commandLine().getOut().println(held.words().orElse(""));
    }
}
