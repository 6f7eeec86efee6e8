package org.shuqiao.node.key;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonFields;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.node.error.NodeCode;

/** Place in which a private key is kept. */
public sealed interface KeyPlace {

    /** An encrypted PKCS#8 key in PEM, seen from the node's folder. */
    record Pem(String file) implements KeyPlace { }

    /** A PKCS#12 store with one private key, seen from the node's folder. */
    record Pkcs12(String file) implements KeyPlace { }

    /**
     * A key inside a PKCS#11 token, which it never leaves.
     *
     * @param configuration file of the JDK's provider SunPKCS11: library, slot
     * @param alias of the key and its certificate in the token
     */
    record Token(String configuration, String alias) implements KeyPlace { }

    /** Opens the key; a token checks the passphrase as its PIN. */
    default SigningKey open(Path folder, String name, char[] passphrase) {
        return switch (this) {
            case Pem pem -> EncryptedPem.read(folder.resolve(pem.file), name, passphrase);
            case Pkcs12 store -> Pkcs12File.read(folder.resolve(store.file), name, passphrase);
            case Token token -> TokenKey.open(folder.resolve(token.configuration), token.alias, name, passphrase);
        };
    }

    /** @return {@code {"store":"pkcs8","file":"…"}} */
    default ObjectNode tree() {
        ObjectNode tree = CanonicalJson.object();
        return switch (this) {
            case Pem pem -> tree.put("store", "pkcs8").put("file", pem.file);
            case Pkcs12 store -> tree.put("store", "pkcs12").put("file", store.file);
            case Token token -> tree.put("store", "pkcs11").put("file", token.configuration).put("alias", token.alias);
        };
    }

    static KeyPlace of(JsonFields fields) {
        String file = fields.text("file");
        return switch (fields.text("store")) {
            case "pkcs8" -> new Pem(file);
            case "pkcs12" -> new Pkcs12(file);
            case "pkcs11" -> new Token(file, fields.text("alias"));
            default -> throw new CodedException(NodeCode.FILE_UNREADABLE, "node.json", "store");
        };
    }
}
