package org.shuqiao.node.command;

import java.nio.file.Path;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.node.error.NodeCode;
import org.shuqiao.node.folder.NodeFolder;
import org.shuqiao.node.key.Passphrase;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** Options of every command of one node: its folder, by name or by department, and the passphrase of its keys. */
final class NodeOptions {

    @ArgGroup(multiplicity = "0..1") // a command above another is given none
    private Where where;

    @Option(names = "--passphrase-file", paramLabel = "FILE",
            description = "Holds the passphrase of the keys, mode 0600; else SHUQIAO_NODE_PASSPHRASE or the terminal.")
    private Optional<Path> passphrase = Optional.empty();

    /** The folder, said in one of two ways. */
    static final class Where {
        @Option(names = "--department", required = true, paramLabel = "ID",
                description = "The department; its folder is nodes/ID under SHUQIAO_VAR, or under this folder.")
        private String department;

        @Option(names = "--folder", required = true, paramLabel = "FOLDER", description = "The node's folder.")
        private Path folder;
    }

    Path root() {
        if (where == null) {
            throw new CodedException(NodeCode.WRONG_USAGE, "--department, --folder", "./shuqiao node");
        }
        return where.folder == null ? standard(where.department) : where.folder;
    }

    NodeFolder open() {
        return NodeFolder.open(root());
    }

    char[] passphrase() {
        return Passphrase.read(passphrase);
    }

    Optional<Path> passphraseFile() {
        return passphrase;
    }

    static Path standard(String department) {
        String state = System.getenv("SHUQIAO_VAR");
        return Path.of(state == null ? "" : state, "nodes").resolve(department);
    }
}
