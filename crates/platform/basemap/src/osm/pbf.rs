//! OSM PBF: length, blob header and zlib blob, again and again.
//!
//! Format: <https://wiki.openstreetmap.org/wiki/PBF_Format>; the limits of 64 KiB and 32 MiB are its own.

use std::io::{ErrorKind, Read};

use flate2::read::ZlibDecoder;

use super::{Member, OsmError, Sink, Tags, Wanted};
use crate::protobuf::{Field, Malformed, Packed, Reader};

const MOST_HEADER_BYTES: usize = 64 << 10;
const MOST_BLOB_BYTES: usize = 32 << 20;

pub(super) fn read(
    mut input: impl Read,
    wanted: Wanted,
    sink: &mut dyn Sink,
) -> Result<(), OsmError> {
    let mut seen_header = false;
    loop {
        let mut length = [0; 4];
        match input.read_exact(&mut length) {
            Ok(()) => {}
            Err(e) if e.kind() == ErrorKind::UnexpectedEof && seen_header => return Ok(()),
            Err(e) => return Err(e.into()),
        }
        let length = u32::from_be_bytes(length) as usize;
        if length > MOST_HEADER_BYTES {
            return Err(OsmError::Pbf("the blob header is too long"));
        }
        let header = bytes(&mut input, length)?;
        let (kind, size) = blob_header(&header)?;
        if size > MOST_BLOB_BYTES {
            return Err(OsmError::Pbf("the blob is too long"));
        }
        let blob = bytes(&mut input, size)?;
        match kind {
            b"OSMHeader" => {
                check_features(&unpack(&blob)?)?;
                seen_header = true;
            }
            b"OSMData" if seen_header => block(&unpack(&blob)?, wanted, sink)?,
            b"OSMData" => return Err(OsmError::Pbf("data before the header")),
            _ => {}
        }
    }
}

/// Grows with what is really there, not with what the length claims.
fn bytes(input: &mut impl Read, length: usize) -> Result<Vec<u8>, OsmError> {
    let mut bytes = Vec::new();
    input.by_ref().take(length as u64).read_to_end(&mut bytes)?;
    if bytes.len() < length {
        return Err(OsmError::Pbf("the file ends early"));
    }
    Ok(bytes)
}

fn blob_header(header: &[u8]) -> Result<(&[u8], usize), OsmError> {
    let (mut kind, mut size) = (&[][..], 0);
    let mut reader = Reader::new(header);
    while let Some((number, field)) = reader.next()? {
        match number {
            1 => kind = field.bytes()?,
            3 => size = usize::try_from(field.varint()?).map_err(|_| Malformed)?,
            _ => {}
        }
    }
    Ok((kind, size))
}

fn unpack(blob: &[u8]) -> Result<Vec<u8>, OsmError> {
    let mut reader = Reader::new(blob);
    while let Some((number, field)) = reader.next()? {
        match number {
            1 => return Ok(field.bytes()?.to_vec()),
            3 => {
                let mut out = Vec::new();
                let mut zlib = ZlibDecoder::new(field.bytes()?).take(MOST_BLOB_BYTES as u64 + 1);
                zlib.read_to_end(&mut out)?;
                if out.len() > MOST_BLOB_BYTES {
                    return Err(OsmError::Pbf("the blob unpacks to too much"));
                }
                return Ok(out);
            }
            4..=7 => return Err(OsmError::Pbf("compressed by something else than zlib")),
            _ => {}
        }
    }
    Err(OsmError::Pbf("an empty blob"))
}

fn check_features(header: &[u8]) -> Result<(), OsmError> {
    let mut reader = Reader::new(header);
    while let Some((number, field)) = reader.next()? {
        if number == 4 && !matches!(field.bytes()?, b"OsmSchema-V0.6" | b"DenseNodes") {
            // Full history files would show deleted houses.
            return Err(OsmError::Pbf(
                "the file needs a feature that a map must not ignore",
            ));
        }
    }
    Ok(())
}

struct Block<'a> {
    strings: Vec<&'a str>,
    granularity: i64,
    lon_offset: i64,
    lat_offset: i64,
}

impl<'a> Block<'a> {
    fn text(&self, index: u64) -> &'a str {
        usize::try_from(index)
            .ok()
            .and_then(|i| self.strings.get(i))
            .copied()
            .unwrap_or("")
    }

    /// Nanodegrees to units of 1e-7 degrees; `None` off the earth.
    fn position(&self, lon: i64, lat: i64) -> Option<[i32; 2]> {
        let scale = |offset: i64, value: i64, most: i64| {
            let nano = value.checked_mul(self.granularity)?.checked_add(offset)?;
            let units = nano.checked_add(50)?.div_euclid(100);
            (units.checked_abs()? <= most).then_some(units as i32)
        };
        let lon = scale(self.lon_offset, lon, 1_800_000_000)?;
        let lat = scale(self.lat_offset, lat, 900_000_000)?;
        Some([lon, lat])
    }
}

fn block(bytes: &[u8], wanted: Wanted, sink: &mut dyn Sink) -> Result<(), OsmError> {
    let mut block = Block {
        strings: Vec::new(),
        granularity: 100,
        lon_offset: 0,
        lat_offset: 0,
    };
    let mut groups = Vec::new();
    let mut reader = Reader::new(bytes);
    while let Some((number, field)) = reader.next()? {
        match number {
            1 => block.strings = string_table(field.bytes()?)?,
            2 => groups.push(field.bytes()?),
            17 => block.granularity = field.varint()? as i64,
            19 => block.lat_offset = field.varint()? as i64,
            20 => block.lon_offset = field.varint()? as i64,
            _ => {}
        }
    }
    for group in groups {
        let mut reader = Reader::new(group);
        while let Some((number, field)) = reader.next()? {
            match (number, wanted) {
                (1, Wanted::Nodes) => node(field.bytes()?, &block, sink)?,
                (2, Wanted::Nodes) => dense(field.bytes()?, &block, sink)?,
                (3, Wanted::Ways) => way(field.bytes()?, &block, sink)?,
                (4, Wanted::Relations) => relation(field.bytes()?, &block, sink)?,
                _ => {}
            }
        }
    }
    Ok(())
}

fn string_table(bytes: &[u8]) -> Result<Vec<&str>, OsmError> {
    let mut strings = Vec::new();
    let mut reader = Reader::new(bytes);
    while let Some((number, field)) = reader.next()? {
        if number == 1 {
            strings.push(std::str::from_utf8(field.bytes()?).unwrap_or(""));
        }
    }
    Ok(strings)
}

fn tags<'a>(
    keys: &[u8],
    values: &[u8],
    block: &Block<'a>,
) -> Result<Vec<(&'a str, &'a str)>, OsmError> {
    let (mut keys, mut values) = (Packed::new(keys), Packed::new(values));
    let mut pairs = Vec::new();
    while let (Some(key), Some(value)) = (keys.next()?, values.next()?) {
        pairs.push((block.text(key), block.text(value)));
    }
    Ok(pairs)
}

fn node(bytes: &[u8], block: &Block<'_>, sink: &mut dyn Sink) -> Result<(), OsmError> {
    let (mut id, mut lon, mut lat) = (0, 0, 0);
    let (mut keys, mut values) = (&[][..], &[][..]);
    let mut reader = Reader::new(bytes);
    while let Some((number, field)) = reader.next()? {
        match number {
            1 => id = signed(field)?,
            2 => keys = field.bytes()?,
            3 => values = field.bytes()?,
            8 => lat = signed(field)?,
            9 => lon = signed(field)?,
            _ => {}
        }
    }
    if let Some(position) = block.position(lon, lat) {
        sink.node(id, position, Tags(&tags(keys, values, block)?));
    }
    Ok(())
}

fn signed(field: Field<'_>) -> Result<i64, Malformed> {
    field.varint().map(crate::protobuf::unzigzag)
}

fn dense(bytes: &[u8], block: &Block<'_>, sink: &mut dyn Sink) -> Result<(), OsmError> {
    let (mut ids, mut lats, mut lons, mut pairs) = (&[][..], &[][..], &[][..], &[][..]);
    let mut reader = Reader::new(bytes);
    while let Some((number, field)) = reader.next()? {
        match number {
            1 => ids = field.bytes()?,
            8 => lats = field.bytes()?,
            9 => lons = field.bytes()?,
            10 => pairs = field.bytes()?,
            _ => {}
        }
    }
    let (mut ids, mut lats, mut lons) = (Packed::new(ids), Packed::new(lats), Packed::new(lons));
    let mut pairs = Packed::new(pairs);
    let (mut id, mut lat, mut lon) = (0_i64, 0_i64, 0_i64);
    let mut tags = Vec::new();
    while let (Some(d_id), Some(d_lat), Some(d_lon)) =
        (ids.next_signed()?, lats.next_signed()?, lons.next_signed()?)
    {
        id = id.wrapping_add(d_id);
        lat = lat.wrapping_add(d_lat);
        lon = lon.wrapping_add(d_lon);
        tags.clear();
        // Key, value, key, value, 0 for each node.
        while let Some(key) = pairs.next()?.filter(|&key| key != 0) {
            let value = pairs.next()?.ok_or(Malformed)?;
            tags.push((block.text(key), block.text(value)));
        }
        if let Some(position) = block.position(lon, lat) {
            sink.node(id, position, Tags(&tags));
        }
    }
    Ok(())
}

fn way(bytes: &[u8], block: &Block<'_>, sink: &mut dyn Sink) -> Result<(), OsmError> {
    let mut id = 0;
    let (mut keys, mut values, mut refs) = (&[][..], &[][..], &[][..]);
    let mut reader = Reader::new(bytes);
    while let Some((number, field)) = reader.next()? {
        match number {
            1 => id = field.varint()? as i64,
            2 => keys = field.bytes()?,
            3 => values = field.bytes()?,
            8 => refs = field.bytes()?,
            _ => {}
        }
    }
    let mut nodes = Vec::new();
    let mut refs = Packed::new(refs);
    let mut node = 0_i64;
    while let Some(delta) = refs.next_signed()? {
        node = node.wrapping_add(delta);
        nodes.push(node);
    }
    sink.way(id, &nodes, Tags(&tags(keys, values, block)?));
    Ok(())
}

fn relation(bytes: &[u8], block: &Block<'_>, sink: &mut dyn Sink) -> Result<(), OsmError> {
    let (mut keys, mut values) = (&[][..], &[][..]);
    let (mut roles, mut ids, mut kinds) = (&[][..], &[][..], &[][..]);
    let mut reader = Reader::new(bytes);
    while let Some((number, field)) = reader.next()? {
        match number {
            2 => keys = field.bytes()?,
            3 => values = field.bytes()?,
            8 => roles = field.bytes()?,
            9 => ids = field.bytes()?,
            10 => kinds = field.bytes()?,
            _ => {}
        }
    }
    let (mut roles, mut ids, mut kinds) =
        (Packed::new(roles), Packed::new(ids), Packed::new(kinds));
    let mut members = Vec::new();
    let mut member = 0_i64;
    while let (Some(role), Some(delta), Some(kind)) =
        (roles.next()?, ids.next_signed()?, kinds.next()?)
    {
        const WAY: u64 = 1;
        member = member.wrapping_add(delta);
        if kind == WAY {
            members.push(Member {
                way: member,
                is_inner: block.text(role) == "inner",
            });
        }
    }
    sink.relation(&members, Tags(&tags(keys, values, block)?));
    Ok(())
}
