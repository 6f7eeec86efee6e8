package org.shuqiao.exchange.domain.webhook;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.shuqiao.base.error.CodedException;

/**
 * Rule of where the platform may call out to: hosts that two persons entered, at public addresses or in networks that
 * were entered too. A name is resolved once and what it led to then is what is connected to, so that it cannot lead
 * elsewhere after it was looked at.
 *
 * @param entries names, {@code *.suffix}, addresses and networks ({@code 10.1.0.0/16})
 */
public record EgressRule(List<String> entries) {

    /** Characters of an address at most. */
    static final int LONGEST = 500;

    public EgressRule {
        entries = entries.stream().map(entry -> entry.strip().toLowerCase(Locale.ROOT)).toList();
    }

    /** Place to call. @param addresses to which its host led when it was looked at: what is connected to */
    record Place(URI url, List<InetAddress> addresses) { }

    /** @return the address, whose host is allowed now */
    public URI checked(String address) {
        return check(address).url();
    }

    /** @return the place, whose host is allowed and leads to allowed addresses now */
    Place check(String address) {
        URI url = read(address);
        List<InetAddress> led = resolve(url.getHost());
        boolean plain = url.getScheme().equalsIgnoreCase("http");
        if (plain && !led.stream().allMatch(InetAddress::isLoopbackAddress)) {
            throw new CodedException(WebhookCode.ADDRESS_INVALID, LONGEST);
        }
        return new Place(url, led);
    }

    private static URI read(String address) {
        try {
            URI url = URI.create(address.strip());
            boolean scheme = "https".equalsIgnoreCase(url.getScheme()) || "http".equalsIgnoreCase(url.getScheme());
            if (scheme && url.getHost() != null && url.getRawUserInfo() == null && url.getRawFragment() == null
                    && address.length() <= LONGEST) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw new CodedException(WebhookCode.ADDRESS_INVALID, e, LONGEST);
        }
        throw new CodedException(WebhookCode.ADDRESS_INVALID, LONGEST);
    }

    /** @return every address that the host leads to now; refused where one of them is */
    private List<InetAddress> resolve(String host) {
        String name = host.replaceAll("[\\[\\]]", "").toLowerCase(Locale.ROOT);
        List<InetAddress> led;
        try {
            if (!named(name) && !isLiteral(name)) {
                throw new CodedException(WebhookCode.HOST_NOT_ALLOWED, name);
            }
            led = Arrays.asList(InetAddress.getAllByName(name));
        } catch (UnknownHostException e) {
            throw new CodedException(WebhookCode.HOST_UNKNOWN, e, name);
        }
        for (InetAddress address : led) {
            boolean entered = entries.stream().anyMatch(entry -> Network.of(entry)
                    .filter(network -> network.holds(address)).isPresent());
            if (AddressKind.of(address) == AddressKind.NEVER || AddressKind.of(address) == AddressKind.INNER
                    && !entered) {
                throw new CodedException(WebhookCode.ADDRESS_REFUSED, name);
            }
            if (!entered && !named(name)) {
                throw new CodedException(WebhookCode.HOST_NOT_ALLOWED, name);
            }
        }
        return led;
    }

    private boolean named(String name) {
        return entries.stream().anyMatch(entry -> entry.equals(name)
                || entry.startsWith("*.") && name.endsWith(entry.substring(1)));
    }

    private static boolean isLiteral(String name) {
        return name.matches("[0-9.]+|[0-9a-f:.]*:[0-9a-f:.]*");
    }
}
