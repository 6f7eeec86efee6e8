package org.shuqiao.node.command;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import org.shuqiao.ledger.signature.SignatureType;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.ledger.signature.SoftwareKey;
import org.shuqiao.node.folder.NodeFolder;
import org.shuqiao.node.key.EncryptedPem;
import org.shuqiao.node.key.KeyPlace;
import org.shuqiao.node.key.Pkcs12File;
import picocli.CommandLine.Option;

/** Options of a new signing key: algorithm and place. */
final class NewKeyOptions {

    @Option(names = "--algorithm", paramLabel = "NAME", defaultValue = "ed25519",
            description = "ed25519 or sm2 (with SM3); default: ${DEFAULT-VALUE}. A token has a key of P-256.")
    private Algorithm algorithm;

    @Option(names = "--store", paramLabel = "FORM", defaultValue = "pkcs8",
            description = "pkcs8 (encrypted PEM) or pkcs12; default: ${DEFAULT-VALUE}.")
    private Store store;

    @Option(names = "--pkcs11", paramLabel = "FILE",
            description = "Use a key in a PKCS#11 token: the configuration of the JDK's provider (library, slot). The "
                    + "passphrase is the token's PIN.")
    private Optional<Path> token = Optional.empty();

    @Option(names = "--alias", paramLabel = "NAME", defaultValue = "signing",
            description = "The key's name in the token; default: ${DEFAULT-VALUE}.")
    private String alias;

    /** Algorithms of keys that the node makes. */
    enum Algorithm {
        /** RFC 8032. */
        ED25519,
        /** GB/T 32918 with GB/T 32905. */
        SM2;

        SignatureType type() {
            return switch (this) {
                case ED25519 -> SignatureType.ED25519;
                case SM2 -> SignatureType.SM2;
            };
        }
    }

    /** Forms of a key's file. */
    enum Store {
        /** Encrypted PKCS#8 in PEM. */
        PKCS8,
        /** PKCS#12. */
        PKCS12
    }

    /** A key and where it is kept. */
    record Made(SigningKey key, KeyPlace place) { }

    Made make(NodeFolder folder, String name, String file, char[] passphrase, Clock clock) {
        if (token.isPresent()) {
            KeyPlace place = new KeyPlace.Token(token.get().toAbsolutePath().toString(), alias);
            return new Made(place.open(folder.root(), name, passphrase), place);
        }
        SoftwareKey key = SoftwareKey.generate(name, algorithm.type());
        return switch (store) {
            case PKCS8 -> {
                EncryptedPem.write(folder.file("keys/" + file + ".pem"), key, passphrase);
                yield new Made(key, new KeyPlace.Pem("keys/" + file + ".pem"));
            }
            case PKCS12 -> {
                Pkcs12File.write(folder.file("keys/" + file + ".p12"), key, passphrase, clock.instant());
                yield new Made(key, new KeyPlace.Pkcs12("keys/" + file + ".p12"));
            }
        };
    }
}
