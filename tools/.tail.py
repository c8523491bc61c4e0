
def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument('gazetteer', nargs='?', default='../shared/data/gazetteer')
    p.add_argument('--iso', default='/usr/share/iso-codes/json')
    p.add_argument('--out', default='data/actors')
    a = p.parse_args()
    cs, by_name = states(a.gazetteer, a.iso, a.out)

if __name__ == '__main__':
    main()
