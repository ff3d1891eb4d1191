package dev.tenancy.testkit.isolation.report;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements, so that no text can end one. */
final class Xml {
  private final StringWriter text = new StringWriter();
  private final XMLStreamWriter writer;

  Xml() {
    try {
      writer = XMLOutputFactory.newFactory().createXMLStreamWriter(text);
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  /**
   * Writes an element around others.
   *
   * @param attributes names and values in turn
   */
  Xml in(String element, Runnable content, String... attributes) {
    return run(() -> {
      writer.writeStartElement(element);
      for (int i = 0; i < attributes.length; i += 2) {
        writer.writeAttribute(attributes[i], clean(attributes[i + 1]));
      }
      content.run();
      writer.writeEndElement();
    });
  }

  Xml text(String element, String content, String... attributes) {
    return in(element, () -> run(() -> writer.writeCharacters(clean(content))), attributes);
  }

  @Override
  public String toString() {
    return text.toString();
  }

  /** Without the characters that XML has no way to write. */
  private static String clean(String value) {
    return value.replaceAll("[^\\t\\n\\r\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", "?");
  }

  private Xml run(Write write) {
    try {
      write.run();
      return this;
    } catch (XMLStreamException e) {
      throw new IllegalStateException(e);
    }
  }

  private interface Write {
    void run() throws XMLStreamException;
  }
}
