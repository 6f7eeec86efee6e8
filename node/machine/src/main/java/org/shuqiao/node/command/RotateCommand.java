package org.shuqiao.node.command;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.node.folder.NodeFolder;
import org.shuqiao.node.folder.NodeSettings;
import org.shuqiao.node.protocol.Rotation;
import org.shuqiao.node.remote.PlatformClient;
import org.shuqiao.node.run.OpenKeys;
import org.shuqiao.node.run.Rotations;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Command {@code node rotate}: a new key of the department follows the one before, which certifies it. */
@Command(name = "rotate", mixinStandardHelpOptions = true,
        description = "Make a new signing key, certified by the one before, and tell the platform. A running node "
                + "takes it up by itself.")
final class RotateCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private NodeOptions options;

    @Mixin
    private NewKeyOptions key;

    @Option(names = "--overlap", paramLabel = "HOURS", defaultValue = "24",
            description = "How long the key before still counts; default: ${DEFAULT-VALUE}.")
    private long hours;

    @Override
    public Integer call() {
        Clock clock = SystemClock.beijing();
        NodeFolder folder = options.open();
        NodeSettings settings = folder.settings();
        char[] passphrase = options.passphrase();
        OpenKeys keys = new OpenKeys(folder, passphrase);
        SigningKey old = keys.newest();
        PlatformClient platform = new PlatformClient(settings.platform(), settings.department(), () -> old, clock);
        Rotations.post(folder, platform);
        NewKeyOptions.Made made = key.make(folder, old.name(), "signing-" + (settings.keys().size() + 1), passphrase,
                clock);
        Rotation rotation = Rotations.begin(folder, keys.newest(), made.key(), made.place(), Duration.ofHours(hours),
                clock);
        Rotations.post(folder, platform);
        spec.commandLine().getOut().println(rotation.key().text());
        spec.commandLine().getOut().println(InitCommand.fingerprint(rotation.key()));
        return NodeMain.DONE;
    }
}
