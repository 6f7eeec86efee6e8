package org.shuqiao.exchange.platform.streams;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.shuqiao.contracts.landing.LandingFolder;
import org.shuqiao.contracts.landing.LandingReader;
import org.shuqiao.contracts.landing.ManifestSummary;
import org.shuqiao.contracts.stream.StreamState;
import org.shuqiao.exchange.domain.account.Actor;
import org.shuqiao.exchange.domain.account.Permissions;
import org.shuqiao.exchange.domain.account.Role;
import org.shuqiao.exchange.platform.jobs.SourceFolder;
import org.shuqiao.exchange.platform.settings.Home;
import org.shuqiao.standards.source.SourceFile;
import org.shuqiao.standards.source.StreamSource;

/** Reads how the streams stand, from what their receivers write beside the spools and from the landing zone. */
public final class Streams {

    private final Home home;
    private final SourceFolder sources;
    private final Clock clock;

    public Streams(Home home, SourceFolder sources, Clock clock) {
        this.home = home;
        this.sources = sources;
        this.clock = clock;
    }

    /** @return the streams that an account may see: an officer those of the own department, the city's roles all */
    public List<StreamStatus> of(Actor actor, Permissions permissions) {
        permissions.require(actor, Role.ADMIN, Role.AUTHORITY, Role.AUDITOR, Role.OFFICER);
        boolean all = permissions.holds(actor, Role.ADMIN) || permissions.holds(actor, Role.AUTHORITY)
                || permissions.holds(actor, Role.AUDITOR);
        return all().stream().filter(stream -> all || stream.department().equals(actor.department())).toList();
    }

    /** @return all streams, in the order of their datasets */
    public List<StreamStatus> all() {
        return sources.all().stream().filter(file -> file.source() instanceof StreamSource)
                .sorted(Comparator.comparing(SourceFile::id)).map(this::status).toList();
    }

    private StreamStatus status(SourceFile file) {
        Optional<StreamState> state = state(file);
        List<ManifestSummary> batches = new LandingReader(LandingFolder.in(home.landing(), file.department(),
                file.dataset())).batches();
        Optional<ManifestSummary> newest = batches.isEmpty() ? Optional.empty() : Optional.of(batches.getLast());
        StreamSource stream = (StreamSource) file.source();
        // a dataset that was another kind of source before has other bounds
        long landed = newest.map(batch -> batch.slice().to().getFirst()).filter(bound -> bound.matches("[0-9]{1,18}"))
                .map(Long::parseLong).orElse(0L);
        Optional<OffsetDateTime> landedAt = newest.map(ManifestSummary::landedAt);
        if (state.isEmpty()) {
            return new StreamStatus(file.id(), file.department(), stream.protocol().word(), stream.address(), false,
                    Optional.empty(), 0, 0, 0, 0, 0, 0, 0, Map.of(), Optional.empty(), landedAt, false, 0, List.of(),
                    List.of(), Optional.empty());
        }
        StreamState is = state.get();
        boolean receiving = is.isReceiving(OffsetDateTime.now(clock));
        return new StreamStatus(file.id(), file.department(), stream.protocol().word(), is.address(), receiving,
                Optional.of(is.since()), receiving ? is.senders().stream().filter(StreamState.Sender::connected)
                        .count() : 0, is.messages(), is.rows(), is.repeats(), is.late(), is.ahead(), is.retained(),
                is.refused(), is.last(), landedAt, is.newest() > landed, is.waiting(),
                is.senders().stream().sorted(Comparator.comparing(StreamState.Sender::last).reversed()).toList(),
                is.partitions(), is.fault());
    }

    private Optional<StreamState> state(SourceFile file) {
        Path spool = home.streams().resolve(file.id());
        try {
            return StreamState.read(spool);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
