package org.shuqiao.exchange.cli.remote;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** File of an account's password on this machine, from which its commands read it. */
public final class PasswordFile {

    private PasswordFile() { }

    /**
     * Finds the file of an account.
     *
     * @param secrets folder that holds {@code account-<login>}
     * @return nothing where there is none, or where the login could name a file elsewhere
     */
    public static Optional<Path> find(Path secrets, String login) {
        return Optional.of(login).filter(name -> name.matches("[\\w.-]+"))
                .map(name -> secrets.resolve("account-" + name)).filter(Files::exists);
    }
}
