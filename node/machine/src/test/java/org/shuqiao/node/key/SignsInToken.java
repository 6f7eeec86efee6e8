package org.shuqiao.node.key;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.signature.SigningKey;

/** Process that signs with a key in a token and prints the public key and the signature. */
final class SignsInToken {

    static final String MESSAGE = "授权 G-2026-000001";

    private SignsInToken() { }

    public static void main(String[] arguments) {
        try {
            SigningKey key = TokenKey.open(Path.of(arguments[0]), "signing", "yunzhou/gongan",
                    arguments[1].toCharArray());
            System.out.println(key.verification().text() + " "
                    + Base64.getEncoder().encodeToString(key.sign(MESSAGE.getBytes(StandardCharsets.UTF_8))));
        } catch (CodedException e) {
            System.out.println(e.getMessage());
        }
    }
}
