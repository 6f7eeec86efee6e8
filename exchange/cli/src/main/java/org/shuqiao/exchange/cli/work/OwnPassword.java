package org.shuqiao.exchange.cli.work;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.platform.settings.Home;

/** File of an account's password on this machine, from which its commands read it. */
final class OwnPassword {

    private OwnPassword() { }

    /** Keeps the file right where there is one; a password that was never on disk is not written there. */
    static void changed(String account, String password) {
        Path file = Home.fromEnvironment().secrets().resolve("account-" + account);
        try {
            if (account.matches("[\\w.-]+") && Files.exists(file)) {
                AtomicFile.replaceSecret(file, password);
            }
        } catch (IOException e) {
            throw new CodedException(CommandCode.BAD_FILE, e, file);
        }
    }
}
