package org.shuqiao.node.command;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.shuqiao.base.clock.SystemClock;
import org.shuqiao.base.process.ParentProcess;
import org.shuqiao.node.folder.NodeFolder;
import org.shuqiao.node.key.Passphrase;
import org.shuqiao.node.run.RunningNode;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Command {@code node run}: runs one or several nodes until the process is ended. */
@Command(name = "run", mixinStandardHelpOptions = true,
        description = "Run a node, or several in one process, until it is ended. Every node calls the platform; "
                + "nothing calls the node.")
final class RunCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Option(names = "--department", paramLabel = "ID", description = "A department whose node runs; may be repeated.")
    private List<String> departments = List.of();

    @Option(names = "--folder", paramLabel = "FOLDER", description = "A node's folder; may be repeated.")
    private List<Path> folders = List.of();

    @Option(names = "--passphrase-file", paramLabel = "FILE",
            description = "Holds the passphrase of the keys, mode 0600; else SHUQIAO_NODE_PASSPHRASE or the terminal.")
    private Optional<Path> passphrase = Optional.empty();

    @Override
    public Integer call() throws InterruptedException {
        List<Path> all = Stream.concat(departments.stream().map(NodeOptions::standard), folders.stream()).toList();
        if (all.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--department or --folder");
        }
        char[] secret = Passphrase.read(passphrase);
        ParentProcess.haltOnParentExit();
        List<RunningNode> nodes = new ArrayList<>();
        for (Path folder : all) {
            nodes.add(new RunningNode(NodeFolder.open(folder), secret, SystemClock.beijing(),
                    spec.commandLine().getOut()));
        }
        for (RunningNode node : nodes) {
            node.join();
        }
        return NodeMain.DONE;
    }
}
