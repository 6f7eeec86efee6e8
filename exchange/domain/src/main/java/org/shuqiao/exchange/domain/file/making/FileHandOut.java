package org.shuqiao.exchange.domain.file.making;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.shuqiao.exchange.domain.delivery.DeliveryResult;

/** Answer to a fetch: the file, or the refusal with its receipt. */
public sealed interface FileHandOut {

    /**
     * The file is handed out; whoever sends it asks again while it does.
     *
     * @param stopped the recorded refusal, once a grant no longer stands
     */
    record Ready(DeliveredFile file, Path path, Supplier<Optional<DeliveryResult>> stopped) implements FileHandOut { }

    /** A grant under which it was made no longer stands. */
    record Stopped(DeliveryResult refusal) implements FileHandOut { }
}
