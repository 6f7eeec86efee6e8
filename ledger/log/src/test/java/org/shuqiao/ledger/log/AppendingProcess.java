package org.shuqiao.ledger.log;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.shuqiao.ledger.receipt.Receipt;
import org.shuqiao.ledger.record.ExchangeRecordDraft;
import org.shuqiao.ledger.signature.SigningKeys;

/**
 * Test process that appends until it is killed and notes each id and receipt. Arguments: URL, key folder, folder for
 * notes, threads.
 */
final class AppendingProcess {

    private AppendingProcess() { }

    public static void main(String[] arguments) throws Exception {
        Path notes = Path.of(arguments[2]);
        try (HikariDataSource source = LogStore.connect(arguments[0], 2)) {
            RecordLog log = RecordLog.open(source, SigningKeys.in(Path.of(arguments[1]), "yunzhou.shuqiao").log());
            Thread[] threads = new Thread[Integer.parseInt(arguments[3])];
            for (int i = 0; i < threads.length; i++) {
                Path asked = notes.resolve("asked-" + ProcessHandle.current().pid() + "-" + i);
                threads[i] = Thread.ofPlatform().start(() -> append(log, notes, asked));
            }
            for (Thread thread : threads) {
                thread.join();
            }
        }
    }

    private static void append(RecordLog log, Path notes, Path asked) {
        try (FileChannel channel = FileChannel.open(asked, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            while (true) {
                ExchangeRecordDraft draft = Drafts.delivered("G-2026-000001");
                channel.write(ByteBuffer.wrap((draft.id() + "\n").getBytes(StandardCharsets.US_ASCII)));
                Receipt receipt = log.append(draft);
                Path writing = notes.resolve("." + draft.id());
                Files.write(writing, receipt.bytes());
                Files.move(writing, notes.resolve("receipt-" + draft.id() + ".json"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
