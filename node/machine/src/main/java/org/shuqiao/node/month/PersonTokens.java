package org.shuqiao.node.month;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.ledger.json.CanonicalJson;
import org.shuqiao.ledger.json.JsonTime;
import org.shuqiao.ledger.signature.SigningKey;
import org.shuqiao.node.error.NodeCode;
import org.shuqiao.node.folder.NodeFolder;
import org.shuqiao.node.people.People;
import org.shuqiao.node.protocol.MonthSeal;
import org.shuqiao.node.protocol.PersonAnswer;
import org.shuqiao.node.protocol.PersonAnswer.Token;
import org.shuqiao.node.protocol.PersonQuestion;
import org.shuqiao.node.protocol.PersonQuestion.Use;

/**
 * Answers questions after a person on the approval of somebody of the node's list. Each answer has its line in the
 * node's own folder before it leaves: case, reason, who approved it, when; never whose number it was.
 */
public final class PersonTokens {

    private static final String LINES = "lookups.jsonl";
    private static final FileAttribute<?> OWNER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final NodeFolder folder;
    private final MonthKeyFiles keys;
    private final Clock clock;

    public PersonTokens(NodeFolder folder, MonthKeyFiles keys, Clock clock) {
        this.folder = folder;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * @param number  of the person, in the form of GB 11643 with 18 characters
     * @param officer key of a person of the node's list
     */
    public PersonAnswer answer(PersonQuestion question, String number, SigningKey officer) {
        String login = People.in(folder).all().stream().filter(person -> person.keys().stream()
                        .anyMatch(key -> key.key().equals(officer.verification()))).findFirst()
                .orElseThrow(() -> new CodedException(NodeCode.UNKNOWN_PERSON, officer.name())).login();
        Map<YearMonth, Optional<byte[]>> months = new HashMap<>();
        List<Token> tokens = new ArrayList<>();
        TreeSet<YearMonth> erased = new TreeSet<>();
        for (Use use : question.uses()) {
            Optional<byte[]> key = months.computeIfAbsent(use.month(), keys::read);
            if (key.isPresent()) {
                tokens.add(new Token(use.record(), use.grant(), MonthSeal.read(key.get(), use.seal(), use.month(),
                        use.record(), use.grant()).person(number)));
            } else {
                erased.add(use.month());
            }
        }
        PersonAnswer answer = PersonAnswer.sign(question, tokens, List.copyOf(erased), officer);
        enter(question, login);
        return answer;
    }

    private void enter(PersonQuestion question, String login) {
        byte[] line = CanonicalJson.bytes(CanonicalJson.object().put("time", JsonTime.format(OffsetDateTime.now(clock)))
                .put("case", question.caseNumber()).put("reason", question.reason())
                .put("question", question.digest()).put("by", login));
        ByteBuffer whole = ByteBuffer.allocate(line.length + 1).put(line).put((byte) '\n').flip();
        try (FileChannel file = FileChannel.open(folder.file(LINES), Set.of(StandardOpenOption.CREATE,
                StandardOpenOption.WRITE, StandardOpenOption.APPEND), OWNER)) { // at its end, whoever else writes
            while (whole.hasRemaining()) {
                file.write(whole);
            }
            file.force(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
