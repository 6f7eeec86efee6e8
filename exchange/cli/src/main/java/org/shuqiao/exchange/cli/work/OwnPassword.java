package org.shuqiao.exchange.cli.work;

import java.io.IOException;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.base.file.AtomicFile;
import org.shuqiao.exchange.cli.remote.PasswordFile;
import org.shuqiao.exchange.cli.terminal.CommandCode;
import org.shuqiao.exchange.platform.settings.Home;

/** Change of the password that commands on this machine read for an account. */
final class OwnPassword {

    private OwnPassword() { }

    /** Keeps the file right where there is one; a password that was never on disk is not written there. */
    static void changed(String account, String password) {
        PasswordFile.find(Home.fromEnvironment().secrets(), account).ifPresent(file -> {
            try {
                AtomicFile.replaceSecret(file, password);
            } catch (IOException e) {
                throw new CodedException(CommandCode.BAD_FILE, e, file);
            }
        });
    }
}
