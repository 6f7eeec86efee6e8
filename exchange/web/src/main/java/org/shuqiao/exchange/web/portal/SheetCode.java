package org.shuqiao.exchange.web.portal;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.shuqiao.exchange.web.connection.CallAddresses;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * QR code of a print sheet: the address at which whoever holds the sheet compares it, with the digest of what is
 * printed and nothing else of it.
 *
 * @param address what the code says
 * @param path    dark modules as an SVG path of one unit a module, within a quiet zone
 * @param side    modules along one side with the quiet zone
 * @see <a href="https://www.iso.org/standard/83389.html">ISO/IEC 18004</a>
 */
record SheetCode(String address, String path, int side) {

    private static final int QUIET = 4;

    static SheetCode ofReceipt(HttpServletRequest request, String id, String leaf) {
        return of(request, "receipt", id, leaf);
    }

    static SheetCode ofGrant(HttpServletRequest request, String id, String digest) {
        return of(request, "grant", id, digest);
    }

    private static SheetCode of(HttpServletRequest request, String what, String id, String digest) {
        String address = UriComponentsBuilder.fromUriString(CallAddresses.of(request).base() + "/verify")
                .queryParam(what, "{id}").queryParam("digest", "{digest}").encode().buildAndExpand(id, digest)
                .toUriString();
        ByteMatrix modules = modules(address);
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0, run; x < modules.getWidth(); x += Math.max(run, 1)) {
                run = 0;
                while (x + run < modules.getWidth() && modules.get(x + run, y) == 1) {
                    run++;
                }
                if (run > 0) {
                    path.append("M%d %dh%dv1h-%dz".formatted(x + QUIET, y + QUIET, run, run));
                }
            }
        }
        return new SheetCode(address, path.toString(), modules.getWidth() + 2 * QUIET);
    }

    private static ByteMatrix modules(String text) {
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M, Map.of(EncodeHintType.CHARACTER_SET, "UTF-8"))
                    .getMatrix();
        } catch (WriterException e) { // an address of ids and a digest is far below the 2,331 bytes of a code
            throw new IllegalStateException(e);
        }
    }
}
