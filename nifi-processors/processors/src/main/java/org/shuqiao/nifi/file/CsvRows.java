package org.shuqiao.nifi.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;
import org.shuqiao.base.error.CodedException;
import org.shuqiao.nifi.error.CollectCode;

/** Reader of CSV rows (RFC 4180), strict about quotes and characters. */
final class CsvRows implements SheetRows {

    /** Characters; the reader gives up somewhat later. */
    private static final long LONGEST_CELL = 16_000_000;

    private final String name;
    private final CsvReader<CsvRecord> reader;
    private final QuoteTrackingReader quotes;
    private final Iterator<CsvRecord> records;
    private long line;
    private long count;

    private CsvRows(String name, CsvReader<CsvRecord> reader, QuoteTrackingReader quotes) {
        this.name = name;
        this.reader = reader;
        this.quotes = quotes;
        records = reader.iterator();
    }

    static CsvRows open(Path file, String charset, char delimiter) throws IOException {
        TextEncoding encoding = TextEncoding.of(file, charset);
        InputStream in = Files.newInputStream(file);
        try {
            in.skipNBytes(encoding.skip());
            QuoteTrackingReader quotes =
                    new QuoteTrackingReader(new InputStreamReader(in, encoding.charset().newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)), delimiter);
            // a closing quote in front of more text, or none at all, would move every later cell
            return new CsvRows(file.getFileName().toString(), CsvReader.builder().fieldSeparator(delimiter)
                    .skipEmptyLines(false).allowMissingFields(true).allowExtraFields(true)
                    .allowExtraCharsAfterClosingQuote(false).ofCsvRecord(quotes), quotes);
        } catch (IOException | RuntimeException e) {
            in.close();
            throw e;
        }
    }

    @Override
    public Optional<Row> next() {
        try {
            if (!records.hasNext()) {
                if (quotes.open()) {
                    throw new CodedException(CollectCode.QUOTES_BROKEN, name, quotes.opened());
                }
                return Optional.empty();
            }
            CsvRecord read = records.next();
            line = read.getStartingLineNumber();
            return Optional.of(new Row(++count, read.getFields()));
        } catch (CsvParseException | UncheckedIOException e) {
            throw broken(e);
        }
    }

    private CodedException broken(RuntimeException e) {
        if (quotes.longest() >= LONGEST_CELL) {
            // a quote that nobody closed swallows the rest of the file
            return quotes.open() ? new CodedException(CollectCode.QUOTES_BROKEN, name, quotes.opened())
                    : new CodedException(CollectCode.CELL_TOO_LONG, name, line + 1, LONGEST_CELL);
        }
        if (e.getCause() instanceof CharacterCodingException) {
            return new CodedException(CollectCode.CHARSET_MIXED, name, line + 1);
        }
        return e instanceof CsvParseException ? new CodedException(CollectCode.QUOTES_BROKEN, name, line + 1)
                : new CodedException(CollectCode.FILE_UNREADABLE, e, name);
    }

    @Override
    public boolean padsRows() {
        return false;
    }

    @Override
    public Row acrossColumns(Row row) {
        return row;
    }

    @Override
    public void close() throws IOException {
        reader.close();
    }
}
