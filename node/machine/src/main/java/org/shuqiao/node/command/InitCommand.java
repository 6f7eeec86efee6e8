package org.shuqiao.node.command;

import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.digest.Sha256;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.ledger.signature.VerificationKey;
import org.shuqiao.node.folder.NodeFolder;
import org.shuqiao.node.folder.NodeSettings;
import org.shuqiao.node.key.EncryptedPem;
import org.shuqiao.node.key.KeyPlace;
import org.shuqiao.node.key.Passphrase;
import org.shuqiao.node.protocol.Enrolment;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Command {@code node init}: makes a node's folder and keys, and the file with which it is admitted. */
@Command(name = "init", mixinStandardHelpOptions = true,
        description = "Make the folder and the keys of a department's node, and the file with which the data authority "
                + "admits it (./shuqiao keys admit).")
final class InitCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private NodeOptions options;

    @Option(names = "--for", paramLabel = "ID", description = "The department, where --folder names the place.")
    private Optional<String> department = Optional.empty();

    @Option(names = "--server", required = true, paramLabel = "URL", description = "Address of the platform.")
    private URI platform;

    @Option(names = "--city", paramLabel = "NAME", defaultValue = "city",
            description = "What the names of all keys begin with, as city.origin of the platform's settings says; "
                    + "default: ${DEFAULT-VALUE}.")
    private String city;

    @Mixin
    private NewKeyOptions key;

    @Option(names = "--log-key", paramLabel = "KEY",
            description = "The log's key as the data authority published it; without it the first one seen is kept.")
    private Optional<VerificationKey> log = Optional.empty();

    @Option(names = "--domain", paramLabel = "NAME",
            description = "The portal's domain, for approvals by passkey; default: the host of --server.")
    private Optional<String> domain = Optional.empty();

    @Option(names = "--two-persons", split = ",", paramLabel = "KIND",
            description = "Kinds of acts that a second person releases on this machine: " + NodeMain.KINDS)
    private Set<ActKind> twoPersons = Set.of();

    @Override
    public Integer call() {
        Clock clock = SystemClock.beijing();
        NodeFolder folder = NodeFolder.create(options.root());
        char[] passphrase = Passphrase.choose(options.passphraseFile());
        String id = department.orElseGet(() -> folder.root().getFileName().toString());
        OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MILLIS);
        NewKeyOptions.Made signing = key.make(folder, city + "/" + id, "signing-1", passphrase, clock);
        SoftwareKey witness = SoftwareKey.generate(city + "/" + id + "-witness", SignatureType.ED25519);
        KeyPlace witnessPlace = new KeyPlace.Pem("keys/witness.pem");
        EncryptedPem.write(folder.file("keys/witness.pem"), witness, passphrase);
        folder.save(new NodeSettings(id, platform,
                List.of(new NodeSettings.Held(signing.key().verification(), signing.place(), now)),
                new NodeSettings.Held(witness.verification(), witnessPlace, now), log,
                domain.orElseGet(platform::getHost),
                twoPersons.stream().map(ActKind::word).collect(Collectors.toSet())));
        Path file = folder.file("enrolment.json");
        folder.write("enrolment.json", Enrolment.sign(id, signing.key(), witness, now).bytes());
        tell(signing.key(), file);
        return NodeMain.DONE;
    }

    private void tell(SigningKey signing, Path file) {
        spec.commandLine().getOut().println(signing.verification().text());
        spec.commandLine().getOut().println(fingerprint(signing.verification()));
        spec.commandLine().getOut().println(file);
    }

    /** @return what two people read to each other on the telephone to compare a key */
    static String fingerprint(VerificationKey key) {
        return Sha256.tagged(key.encoded());
    }
}
