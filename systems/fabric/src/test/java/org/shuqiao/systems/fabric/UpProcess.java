package org.shuqiao.systems.fabric;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import org.shuqiao.ledger.network.FabricNetwork;
import org.shuqiao.ledger.network.NetworkSize;

/** Starts a network in its own process, which a test may kill. Arguments: installation, folder, first port. */
final class UpProcess {

    private UpProcess() { }

    public static void main(String[] arguments) {
        FabricNetwork.in(Path.of(arguments[0]), Path.of(arguments[1]))
                .up(new FabricNetwork.Wish(Optional.of(NetworkSize.SMALL),
                TestNetwork.DEPARTMENTS, OptionalInt.of(Integer.parseInt(arguments[2]))), System.getenv(),
                        System.out::println);
    }
}
