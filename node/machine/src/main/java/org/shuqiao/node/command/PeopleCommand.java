package org.shuqiao.node.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.shuqiao.ledger.act.ActKind;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.ledger.signature.VerificationKey;
import org.shuqiao.node.folder.NodeFolder;
import org.shuqiao.node.key.EncryptedPem;
import org.shuqiao.node.key.Passphrase;
import org.shuqiao.node.people.CoseKey;
import org.shuqiao.node.people.People;
import org.shuqiao.node.people.Person;
import org.shuqiao.node.people.PersonKey;
import org.shuqiao.node.signing.StandingRule;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Command {@code node people}: the persons on whose approval the node signs. */
@Command(name = "people", mixinStandardHelpOptions = true,
        description = "List the persons on whose approval the node signs, add or remove one, or make a key file.")
final class PeopleCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private NodeOptions options;

    @Override
    public Integer call() {
        print(People.in(options.open()));
        return NodeMain.DONE;
    }

    @Command(name = "add", mixinStandardHelpOptions = true,
            description = "Add a person, or another key of one. The kinds given replace those from before.")
    int add(@Mixin NodeOptions at,
            @Parameters(paramLabel = "LOGIN", description = "Login of the person's account at the platform.")
            String login,
            @Option(names = "--key", split = ",", paramLabel = "KEY",
                    description = "Public key of the person's key file.") List<VerificationKey> keys,
            @Option(names = "--passkey", split = ",", paramLabel = "KEY",
                    description = "Public key of the person's passkey: its text, or COSE in base64url.")
            List<String> passkeys,
            @Option(names = "--may", split = ",", paramLabel = "KIND",
                    description = "What the person may approve; default: all of " + NodeMain.KINDS)
            Set<ActKind> may) {
        NodeFolder folder = at.open();
        List<PersonKey> all = new ArrayList<>();
        if (keys != null) {
            keys.forEach(key -> all.add(new PersonKey(PersonKey.Method.KEYFILE, key)));
        }
        if (passkeys != null) {
            String name = folder.settings().signing().key().name() + "/" + login;
            passkeys.forEach(text -> all.add(new PersonKey(PersonKey.Method.PASSKEY, passkey(name, text))));
        }
        People people = People.in(folder)
                .with(new Person(login, may == null ? EnumSet.allOf(ActKind.class) : may, all));
        people.save(folder);
        print(people);
        return NodeMain.DONE;
    }

    @Command(name = "rule", mixinStandardHelpOptions = true,
            description = "Let the node itself grant on request what it signed as shared unconditionally. It ends with "
                    + "people remove rule.unconditional; after a rotation it is given again.")
    int rule(@Mixin NodeOptions at) {
        NodeFolder folder = at.open();
        People people = People.in(folder).with(new Person(StandingRule.PERSON,
                EnumSet.of(ActKind.DECISION, ActKind.GRANT), List.of(new PersonKey(PersonKey.Method.KEYFILE,
                        folder.settings().signing().key()))));
        people.save(folder);
        print(people);
        return NodeMain.DONE;
    }

    @Command(name = "remove", mixinStandardHelpOptions = true,
            description = "Remove a person: the node signs nothing more on this approval.")
    int remove(@Mixin NodeOptions at, @Parameters(paramLabel = "LOGIN", description = "Who is removed.") String login) {
        NodeFolder folder = at.open();
        People people = People.in(folder).without(login);
        people.save(folder);
        print(people);
        return NodeMain.DONE;
    }

    @Command(name = "new-key", mixinStandardHelpOptions = true,
            description = "Make an encrypted key file for a person, anywhere, and print its public key. "
                    + "Needs no node's folder.")
    int newKey(@Parameters(paramLabel = "FILE", description = "The file to make.") Path file,
            @Option(names = "--name", required = true, paramLabel = "NAME",
                    description = "The key's name, such as city/gongan/zhang.") String name,
            @Option(names = "--algorithm", paramLabel = "NAME", defaultValue = "ed25519",
                    description = "ed25519 or sm2; default: ${DEFAULT-VALUE}.") NewKeyOptions.Algorithm algorithm,
            @Option(names = "--passphrase-file", paramLabel = "FILE",
                    description = "Holds the passphrase, mode 0600; else SHUQIAO_NODE_PASSPHRASE or the terminal.")
            Optional<Path> passphrase) {
        SoftwareKey key = SoftwareKey.generate(name, algorithm.type());
        EncryptedPem.write(file, key, Passphrase.choose(passphrase == null ? Optional.empty() : passphrase));
        spec.commandLine().getOut().println(key.verification().text());
        return NodeMain.DONE;
    }

    private static VerificationKey passkey(String name, String text) {
        return text.contains("+") ? VerificationKey.parse(text)
                : CoseKey.read(name, Base64.getUrlDecoder().decode(text.getBytes(StandardCharsets.US_ASCII)));
    }

    private void print(People people) {
        for (Person person : people.all()) {
            spec.commandLine().getOut().println(person.login() + " "
                    + person.may().stream().map(ActKind::word).sorted().collect(Collectors.joining(",")));
            person.keys().forEach(key ->
                    spec.commandLine().getOut().println("  " + key.method().word() + " " + key.key().text()));
        }
    }
}
