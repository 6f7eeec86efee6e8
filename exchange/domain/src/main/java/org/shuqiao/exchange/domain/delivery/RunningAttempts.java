package org.shuqiao.exchange.domain.delivery;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.shuqiao.exchange.domain.account.Actor;

/** Attempts that run now, by account and by the name that their caller gave each so that it can stop it. */
final class RunningAttempts {

    private final Map<Key, String> readers = new ConcurrentHashMap<>();

    private record Key(String login, String name) { }

    /** @param reader by which name the engine knows the work */
    <T> T during(Actor actor, Optional<String> name, String reader, Supplier<T> work) {
        Optional<Key> key = name.map(given -> new Key(actor.login(), given));
        key.ifPresent(each -> readers.put(each, reader));
        try {
            return work.get();
        } finally {
            key.ifPresent(each -> readers.remove(each, reader));
        }
    }

    /** @return the engine's name of the attempt, where it runs */
    Optional<String> reader(Actor actor, String name) {
        return Optional.ofNullable(readers.get(new Key(actor.login(), name)));
    }
}
